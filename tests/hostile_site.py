"""A small site that tries to break out of every field: mark-up, quotes, ends of scripts, strange letters."""

from __future__ import annotations

BREAK = """"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}&amp;]]>"""
"""What every field of plain words holds. It is written into YAML as a block, so nothing in it needs escaping."""

PROSE = (
    r"""\"'\>\<script\>alert(1)\</script\>\<img src=x onerror=alert(1)\>"""
    r""" {{ 7*7 }}{% raw %}&amp; &lt;b&gt; `</script>` ]]\>"""
)
"""What every field of Markdown holds: mark-up of its own there is an error, so this is escaped."""

HOSTILE = """\
-- site.yaml --
title: &B |-
  Site BREAK
description: |-
  About BREAK
publisher:
  name: |-
    Publisher BREAK
  url: https://publisher.example/?a=b&amp;c='d'
topics:
  - id: odd
    title: |-
      Topic BREAK
    summary: |-
      On BREAK

-- articles/odd.md --
---
title: |-
  Title BREAK
date: 2024-06-20
updated: 2024-06-21
summary: |-
  Summary BREAK
authors:
  - |-
    Author BREAK
topics: [odd]
dateline: |-
  Place BREAK
source:
  publisher: |-
    Paper BREAK
  title: |-
    Original BREAK
  url: https://paper.example/a'b&amp=d
  rights: |-
    Rights BREAK
key_points:
  - |-
    Point PROSE
corrections:
  - id: fix
    date: 2024-06-22
    text: |-
      Correction PROSE
    notes: [first]
aliases: [/old/, /older/page/]
image:
  src: odd picture.svg
  alt: |-
    Alt BREAK
  caption: |-
    Caption BREAK
series: |-
  Series BREAK
related: [other]
---
Body PROSE with *the treaty* in it.

## Heading PROSE

## Heading

## Heading

## Content

## Key points

## Correction fix

## Note first

## Glyph context

<!-- a comment -->

Words with [a link](https://elsewhere.example/?q="x"&r=<y>) and [mail](mailto:a@b.example) and [[treaty]] and
[the other](article:other), [its note](note:other/first), [the event](event:event-one), [paper](source:paper),
[Pyongyang](profile:pyongyang), [[about]], `code </script>`.

![Alt PROSE](odd%20picture.svg "Title")

-- media/odd picture.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- articles/other.md --
---
title: Другая статья 又一篇
date: 1999-12-31
lang: ru
---
Слова о договоре. Ещё слова.

-- annotations/odd.yaml --
by: |-
  By BREAK
notes:
  - id: first
    quote: the treaty
    title: |-
      Note title BREAK
    note: |-
      Note PROSE
    sources:
      - source: paper
        locator: |-
          Locator BREAK
        quote: |-
          Quote BREAK
    see: [other, "term:treaty", "note:other/first", "event:event-one"]
    date: 2024-06-25
  - quote: with the treaty
    note: "It crosses the emphasis and the other note.\n\n## Content\n\n## First"
    kind: question
  - id: whole
    note: On the whole.
    kind: source

-- annotations/other.yaml --
notes:
  - {id: first, quote: Слова, note: A note., kind: translation}
  - {quote: слова, note: Another.}

-- glossary/odd.yaml --
title: |-
  Scheme BREAK
terms:
  - id: treaty
    term: treaty
    forms:
      - |-
        Form BREAK
    short: |-
      Short BREAK
    definition: |-
      Definition PROSE, [see](term:contested), and a treaty.

      ## Mentions

      ## Senses
    labels: {ru: {term: договор, forms: [договоре]}}
    related: [contested]
    sources: [paper]
  - id: contested
    term: contested
    broader: [treaty]
    senses:
      - short: |-
          Sense BREAK
        according_to: |-
          Somebody BREAK
        sources: [paper]
        definition: "## Use\n\nOne."
      - {short: Another., definition: "## Use\n\nTwo."}
  - {id: content, term: content, short: An id that the page itself has.}
  - {id: letter-1, term: letter, short: Another.}

-- profiles/odd.yaml --
profiles:
  - id: pyongyang
    name: |-
      Pyongyang BREAK
    summary: |-
      Profile BREAK
    about: |-
      About PROSE
    roles:
      - title: |-
          Role BREAK
        organisation: |-
          Organization BREAK
        from: 2000~
    same_as: [https://same.example/]
    location: {lat: 39.02, lon: 125.75}
    image:
      src: odd picture.svg
      alt: |-
        Alt BREAK

-- sources/odd.yaml --
sources:
  - id: paper
    title: |-
      Source BREAK
    publisher: |-
      Publisher BREAK
    url: https://paper.example/?a='b'
    published: 2024-06
    snapshot: a copy.txt
    single_origin: true
-- sources/snapshots/a copy.txt --
A copy.
-- events/odd.yaml --
events:
  - id: event-one
    date: 1961-07-06
    title: |-
      Event BREAK
    text: |-
      Text PROSE

      ## Heading
    articles: [odd]
    profiles: [pyongyang]
    sources: [paper]
  - {id: note-first, date: 1994/1996, title: A long one, text: "## Heading", articles: [odd]}

-- pages/about.md --
---
title: |-
  About BREAK
---
Page PROSE. [Home](article:odd)

## Content
""".replace("&B ", "").replace("BREAK", BREAK).replace("PROSE", PROSE)
