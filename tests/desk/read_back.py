"""Reads the feeds of a desk with feedparser, and compares what it finds with what the desk says of its stories.

  python3 -m venv VENV && VENV/bin/pip install feedparser==6.0.12
  VENV/bin/python tests/desk/read_back.py http://127.0.0.1:7901
"""
import calendar
import html
import json
import re
import sys
import time
import urllib.request

import feedparser


def get(url, accept=None):
    request = urllib.request.Request(url, headers={"accept": accept} if accept else {})
    with urllib.request.urlopen(request) as response:
        return response.read()


def line(text):
    """Readers trim, and control characters cannot stand in XML."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "", text or "")).strip()


def squeezed(text):
    return "".join(line(text).split())


def words(copy):
    """feedparser cleans HTML its own way: the text is compared, not the markup."""
    text = re.sub(r"<[^>]*>", " ", copy or "")
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#34;", '"').replace("&nbsp;", "\xa0").replace("&amp;", "&")
    return squeezed(text)


def entries(base, ending):
    url = f"{base}/feeds/all.{ending}?limit=40"
    while url:
        feed = feedparser.parse(get(url))
        if feed.bozo:
            raise SystemExit(f"{url}: {feed.bozo_exception}")
        yield from feed.entries
        url = next((link.href for link in feed.feed.get("links", []) if link.rel == "next"), None)


def items(base):
    url = f"{base}/feeds/all.json?limit=40"
    while url:
        feed = json.loads(get(url))
        yield from feed["items"]
        url = feed.get("next_url")


def seconds(date):
    return calendar.timegm(date) if date else None


def stated(date):
    return calendar.timegm(time.strptime(date[:19], "%Y-%m-%dT%H:%M:%S"))


def told(item):
    """What the JSON Feed says, in the words of feedparser."""
    return {
        "id": item["id"],
        "link": item["url"],
        "title": words(item.get("title")),
        "summary": squeezed(item.get("summary")),
        "rights": line(item["_wiredesk"].get("rights")),
        "published": stated(item["date_published"]),
        "updated": stated(item["date_modified"]),
        "content": words(item.get("content_html")),
        "author": line((item.get("authors") or [{"name": ""}])[0]["name"]),
        "categories": sorted({line(tag) for tag in item.get("tags", [])} - {""}),
        "enclosures": sorted(each["url"] for each in item.get("attachments", [])),
        "language": item.get("language"),
    }


def found(entry, ending):
    media = [each["url"] for each in entry.get("media_content", [])]
    links = [link.href for link in entry.get("links", []) if link.rel == "enclosure"]
    return {
        "id": entry.get("id"),
        "link": entry.get("link"),
        "title": words(entry.get("title")),
        # RSS has HTML there.
        "summary": squeezed(html.unescape(entry.get("summary", "")) if ending == "rss" else entry.get("summary")),
        "rights": line(entry.get("rights")),
        "published": seconds(entry.get("published_parsed")),
        "updated": seconds(entry.get("updated_parsed")),
        "content": words(entry.content[0].value if entry.get("content") else ""),
        "author": line(entry.get("author")),
        "categories": sorted({line((tag.label if ending == "atom" else None) or tag.term) for tag in entry.get("tags", [])} - {""}),
        "enclosures": sorted(media if ending == "rss" else links),
        "language": entry.get("title_detail", {}).get("language") if ending == "atom" else entry.get("language"),
    }


def main():
    base = sys.argv[1].rstrip("/")
    expected = [told(item) for item in items(base)]
    if not expected:
        raise SystemExit("the desk has no stories")
    wrong = 0
    for ending in ("atom", "rss"):
        seen = [found(entry, ending) for entry in entries(base, ending)]
        if [each["id"] for each in seen] != [each["id"] for each in expected]:
            raise SystemExit(f"{ending}: other stories, or in another order")
        for want, have in zip(expected, seen):
            for field, value in want.items():
                if value != have[field]:
                    wrong += 1
                    print(f"{ending}: {want['id']}: {field}: {value!r} became {have[field]!r}")
        print(f"{ending}: {len(seen)} stories read back by feedparser {feedparser.__version__}")
    sys.exit(1 if wrong else 0)


main()
