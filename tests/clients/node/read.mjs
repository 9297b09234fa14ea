// Reads a feed from standard input with the named library and writes its episodes as JSON, in the
// shape of scripts/clients/reading.py. What a library does not read is left out.
import { text } from "node:stream/consumers";

/** @param {string} clock `00:12:34.500` */
const seconds = (clock) =>
  clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

/** @param {Date|string} moment */
const utc = (moment) => new Date(moment).toISOString().replace(".000Z", "+00:00");

/** Podcast Index's parser. It writes roles with a capital letter and has a name of its own for
 * SubRip; both are said as the feed says them.
 * @param {string} xml */
async function partytime(xml) {
  const { parseFeed } = (await import("podcast-partytime")).default;
  return parseFeed(xml).items.map((item) => ({
    url: item.enclosure.url,
    title: item.title,
    guid: item.guid,
    link: item.link,
    published: utc(item.pubDate),
    length: item.enclosure.length,
    type: item.enclosure.type,
    seconds: item.duration,
    season: item.itunesSeason,
    number: item.itunesEpisode,
    kind: item.itunesEpisodeType,
    chapters_file: item.podcastChapters?.url,
    transcripts: item.podcastTranscripts?.map(({ url, type }) => [
      url,
      type === "application/srt" ? "application/x-subrip" : type,
    ]),
    persons: item.podcastPeople?.map(({ name, role }) => [name, role.toLowerCase()]),
  }));
}

/** @param {string} xml */
async function feedsmith(xml) {
  const { parseRssFeed } = await import("feedsmith");
  return parseRssFeed(xml).items.map((item) => ({
    url: item.enclosures[0].url,
    title: item.title,
    guid: item.guid.value,
    link: item.link,
    published: utc(item.pubDate),
    length: item.enclosures[0].length,
    type: item.enclosures[0].type,
    seconds: item.itunes?.duration,
    season: item.itunes?.season,
    number: item.itunes?.episode,
    kind: item.itunes?.episodeType,
    chapters: item.psc?.chapters?.map(({ start, title }) => [seconds(start), title]),
    chapters_file: item.podcast?.chapters?.url,
    transcripts: item.podcast?.transcripts?.map(({ url, type }) => [url, type]),
    persons: item.podcast?.persons?.map(({ display, role }) => [display, role]),
  }));
}

const [name] = process.argv.slice(2);
const episodes = await { partytime, feedsmith }[name](await text(process.stdin));
process.stdout.write(JSON.stringify(episodes));
