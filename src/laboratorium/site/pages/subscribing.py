"""The ways to subscribe to a feed: each app by the address its makers have published for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

# In the order in which a Danish listener is likely to look for them.
APPS = {
    "apple": "Apple Podcasts",
    "spotify": "Spotify",
    "overcast": "Overcast",
    "pocketcasts": "Pocket Casts",
    "antennapod": "AntennaPod",
}


@dataclass(frozen=True)
class Subscription:
    """A way to subscribe. `opens_app` says that the address only works where the app is."""

    name: str
    url: str
    opens_app: bool


def subscriptions(feed: str, title: str, platforms: Mapping[str, object]) -> Iterator[Subscription]:
    """The podcast's own page in each app when there is one, else an address that has the app add
    the feed; Spotify has no such address. `feed` is the feed's whole address.
    """
    bare = feed.partition("://")[2]
    derived = {
        "apple": f"podcast://{bare}",
        "overcast": f"overcast://x-callback-url/add?url={quote(feed, safe='')}",
        "pocketcasts": f"pktc://subscribe/{bare}",
        # antennapod.org/documentation/podcasters-hosters/add-on-antennapod
        "antennapod": "https://antennapod.org/deeplink/subscribe"
        f"?url={quote(feed, safe='')}&title={quote(title, safe='')}",
    }
    named = {str(key): str(url) for key, url in platforms.items() if url}
    for key, name in APPS.items():
        if key in named:
            yield Subscription(name, named.pop(key), False)
        elif key in derived:
            yield Subscription(name, derived[key], not derived[key].startswith("https"))
    for key, url in sorted(named.items()):
        yield Subscription(key[:1].upper() + key[1:], url, False)
