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

/** @param {string} [text] */
const whole = (text) => (text ? Number(text) : undefined);

/** @param {string} xml */
async function rssParser(xml) {
  const Parser = (await import("rss-parser")).default;
  return (await new Parser().parseString(xml)).items.map((item) => ({
    url: item.enclosure.url,
    title: item.title,
    guid: item.guid,
    link: item.link,
    published: utc(item.isoDate),
    length: whole(item.enclosure.length),
    type: item.enclosure.type,
    seconds: whole(item.itunes?.duration),
    season: whole(item.itunes?.season),
    number: whole(item.itunes?.episode),
    kind: item.itunes?.episodeType,
  }));
}

/** @param {string} xml */
async function rowanmanning(xml) {
  const { parseFeed } = await import("@rowanmanning/feed-parser");
  return parseFeed(xml).items.map((item) => ({
    url: item.media[0].url,
    title: item.title,
    guid: item.id,
    link: item.url,
    published: utc(item.published),
    length: item.media[0].length,
    type: item.media[0].mimeType,
  }));
}

/** The npm package; what it does not know it hands on as it stands.
 * @param {string} xml */
async function feedparser(xml) {
  const Parser = (await import("feedparser")).default;
  const found = [];
  const parser = new Parser({});
  await new Promise((done, fail) => {
    parser.on("error", fail).on("end", done);
    parser.on("readable", () => {
      for (let item; (item = parser.read()); ) found.push(item);
    });
    parser.end(xml);
  });
  return found.map((item) => ({
    url: item.enclosures[0].url,
    title: item.title,
    guid: item.guid,
    link: item.link,
    published: utc(item.pubdate),
    length: whole(item.enclosures[0].length),
    type: item.enclosures[0].type,
    seconds: whole(item["itunes:duration"]?.["#"]),
    season: whole(item["itunes:season"]?.["#"]),
    number: whole(item["itunes:episode"]?.["#"]),
    kind: item["itunes:episodetype"]?.["#"],
  }));
}

/** The audio of each episode, as it lies on the net: its address and its bytes.
 * @param {string} xml */
async function* sounds(xml) {
  for (const { url } of await feedsmith(xml)) {
    if (!/^https?:/.test(url)) throw new Error(`${url} er ikke en adresse på nettet.`);
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    yield { url, data: Buffer.from(await answer.arrayBuffer()) };
  }
}

/** @param {string} xml */
async function musicMetadata(xml) {
  const { parseBuffer } = await import("music-metadata");
  const episodes = [];
  for await (const { url, data } of sounds(xml)) {
    const { common, format } = await parseBuffer(data, { size: data.length }, { includeChapters: true });
    episodes.push({
      url,
      title: common.title,
      length: data.length,
      seconds: Math.round(format.duration),
      season: common.disk.no ?? undefined,
      number: common.track.no ?? undefined,
      chapters: format.chapters?.map(({ start, title }) => [start, title]),
    });
  }
  return episodes;
}

/** @param {string} xml */
async function nodeId3(xml) {
  const { read } = (await import("node-id3")).default;
  const episodes = [];
  for await (const { url, data } of sounds(xml)) {
    const tags = read(data);
    episodes.push({
      url,
      title: tags.title,
      length: data.length,
      season: whole(tags.partOfSet?.split("/")[0]),
      number: whole(tags.trackNumber?.split("/")[0]),
      chapters: tags.chapter?.map((one) => [one.startTimeMs / 1000, one.tags.title]),
    });
  }
  return episodes;
}

const [name] = process.argv.slice(2);
const clients = {
  ...{ partytime, feedsmith, "rss-parser": rssParser },
  ...{ "@rowanmanning/feed-parser": rowanmanning, feedparser, "music-metadata": musicMetadata },
  "node-id3": nodeId3,
};
const episodes = await clients[name](await text(process.stdin));
process.stdout.write(JSON.stringify(episodes));
