"""The sites of test_status: one that is public, and things that are left out of it, with a mark in every field."""

from __future__ import annotations

PUBLIC = """\
-- site.yaml --
title: Desk
topics:
  - {id: law, title: Law, summary: What binds.}
  - {id: zqx-topic, title: zqxtopic, summary: zqxsummary}

-- articles/one.md --
---
title: The first
date: 2024-06-20
summary: What is said first.
topics: [law]
related: [two]
key_points: ["A point of plain words."]
---
The treaty was signed in Pyongyang, in plain words.

-- articles/two.md --
---
title: The second
date: 2023-02-01
topics: [law]
series: A series
corrections: [{id: c, date: 2023-03-01, text: "Mended in plain words."}]
---
A treaty binds. So say plain words.

-- annotations/one.yaml --
by: desk
notes:
  - {id: first, quote: was signed, note: "By plain words.", see: [two], sources: [paper]}

-- glossary/law.yaml --
terms:
  - {id: treaty, term: treaty, short: A written agreement., definition: "Of plain words."}
  - {id: lonely, term: zqlonely, short: Nobody public says it.}

-- profiles/all.yaml --
profiles:
  - {id: pyongyang, name: Pyongyang, kind: place, about: "Known for plain words."}
  - {id: nobody, name: Zqnobody, summary: Nobody public names them.}

-- sources/all.yaml --
sources:
  - {id: paper, title: The paper, publisher: Press}
  - {id: unread, title: Cited by nobody public}

-- events/all.yaml --
events:
  - {id: signing, date: 2024-06-19, title: Signing, text: "With plain words.", articles: [one], profiles: [pyongyang]}

-- pages/about.md --
---
title: About
---
We use plain words.

"""
"""`zqx-topic` is declared, and nothing public is filed under it: a topic without a briefing does not exist."""

ARTICLE = """\
-- articles/zqx-secret.md --
---
title: zqxtitle
date: 2019-05-01
updated: 2024-06-30
STATUS
summary: zqxsummary
authors: [zqxauthor]
topics: [zqx-topic, law]
dateline: zqxdateline
series: A series
source: {publisher: zqxpublisher, title: zqxoriginal, url: https://zqxurl.example/, rights: zqxrights}
key_points: [zqxpoint]
known: [zqxknown]
unknown: [zqxunknown]
watch: [zqxwatch]
corrections: [{id: zqx-correction, date: 2024-06-30, text: zqxcorrected, notes: [zqx-note]}]
aliases: [/zqx-alias/]
image: {src: zqx-picture.svg, alt: zqxalt, caption: zqxcaption, credit: zqxcredit}
related: [one]
---
zqxbody was signed in Pyongyang; a treaty, zqlonely, said Zqnobody in [zqxwords](article:one).

## zqxheading

zqxsecond paragraph. ![zqxotheralt](zqx-other.svg)

-- annotations/zqx-secret.yaml --
by: zqxby
notes:
  - id: zqx-note
    quote: zqxbody was signed
    title: zqxnotetitle
    note: zqxnote on a treaty in Pyongyang, zqlonely.
    sources: [{source: unread, locator: zqxlocator, quote: zqxcited}, paper]
    reviewed_by: zqxreviewer
    date: 2024-06-29
    see: [one]

-- media/zqx-picture.svg --
<svg xmlns="http://www.w3.org/2000/svg"><title>zqxdrawing</title></svg>
-- media/zqx-other.svg --
<svg xmlns="http://www.w3.org/2000/svg"><title>zqxother</title></svg>
"""

MARKS = (
    "zqx-secret", "zqxtitle", "zqxsummary", "zqxauthor", "zqx-topic", "zqxtopic", "zqxdateline", "zqxpublisher",
    "zqxoriginal", "zqxurl", "zqxrights", "zqxpoint", "zqxknown", "zqxunknown", "zqxwatch", "zqx-correction",
    "zqxcorrected", "zqx-alias", "zqx-picture", "zqxalt", "zqxcaption", "zqxcredit", "zqxbody", "zqxwords",
    "zqxheading", "zqxsecond", "zqxotheralt", "zqx-other", "zqxby", "zqx-note", "zqxnotetitle", "zqxnote on",
    "zqxlocator", "zqxcited", "zqxreviewer", "zqxdrawing", "zqxother",
)
"""Every mark of ARTICLE, and those of NOTE among them."""

LEFT_OUT = (
    "status: draft", "publish_at: 2024-07-02T00:00+00:00", "embargo_until: 2024-07-02T00:00+00:00",
    "expires_at: 2024-06-30T00:00+00:00",
)
"""Lines of front matter that keep a briefing out of a build of July 1, 2024, noon."""

IN = (
    "status: published", "publish_at: 2024-07-01T00:00+00:00", "embargo_until: 2024-06-01T00:00+00:00",
    "expires_at: 2024-07-02T00:00+00:00",
)
"""Lines that do not."""

NOTE = """\
-- annotations/one/zqx-annotator.yaml --
by: zqxby
notes:
  - id: zqx-note
    quote: The treaty
    title: zqxnotetitle
    note: zqxnote on a treaty in Pyongyang, zqlonely and Zqnobody.
    sources: [{source: unread, locator: zqxlocator, quote: zqxcited}]
    reviewed_by: zqxreviewer
    date: 2024-06-30
    see: [two]
    STATE
"""

DAYS = """\
-- site.yaml --
title: Desk
time_zone: Asia/Pyongyang
topics: [{id: law, title: Law}]
-- profiles/all.yaml --
profiles:
  - {id: pyongyang, name: Pyongyang, roles: [{title: Old office, from: 2020, to: 2024-06-30}]}
-- events/all.yaml --
events: []
"""
"""An office that ends with June 2024, in a zone nine hours ahead."""
