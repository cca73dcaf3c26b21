"""In a real browser: what is saved stands on the page, and nothing else moves."""

from __future__ import annotations

import time
from typing import Any

from incremental.site import article, notes
from preview.pages import panel, says, visit
from preview.served import Served, until

PILOT, NOTES, SEA = "content/articles/pilot.md", "content/annotations/pilot.yaml", "content/glossary/sea.yaml"
LONG = "\n\n".join(f"Paragraph {number} of the harbor, as long as it needs to be to fill a line or two of text." for number in range(60))


def test_words_change_where_they_stand(page: Any, served: Served) -> None:
    """The page is not loaded again, and the elements around the change are the same as before."""
    visit(page, served, "briefings/pilot/")
    page.evaluate("() => { window.title1 = document.querySelector('h1'); window.note1 = document.querySelector('details'); }")
    served.swap(PILOT, "over the bar", "across the shoal")
    says(page, "across the shoal")
    assert page.evaluate("() => window.sameLoad && title1.isConnected && note1.isConnected")


def test_what_the_reader_did_stays(page: Any, served: Served) -> None:
    """Scroll position, selection, focus, an opened note, a class and an element of a script's own."""
    served.write(PILOT, article("pilot", body=f"In fog the pilot waits.\n\n{LONG}\n\nThe end of [it](article:bar)."))
    served.shows("/briefings/pilot/", "Paragraph 59")
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, served, "briefings/pilot/")
    says(page, "Paragraph 59")
    page.evaluate(
        """() => {
          document.querySelector('details').open = true;
          document.body.classList.add('theirs');
          document.querySelector('main').append(Object.assign(document.createElement('aside'), {id: 'theirs'}));
          const words = [...document.querySelectorAll('p')].find((one) => one.textContent.includes('Paragraph 40'));
          words.scrollIntoView({block: 'center', behavior: 'instant'});
          getSelection().setBaseAndExtent(words.firstChild, 2, words.firstChild, 9);
          document.querySelector('a[href*="bar"]').focus({preventScroll: true});
          window.top40 = words.getBoundingClientRect().top;
        }"""
    )
    served.swap(PILOT, "In fog the pilot waits.", "In fog the pilot waits.\n\nA new paragraph above all others.\n\nAnd one more.")
    says(page, "A new paragraph above")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    state = page.evaluate(
        """() => {
          const words = [...document.querySelectorAll('p')].find((one) => one.textContent.includes('Paragraph 40'));
          return {
            open: document.querySelector('details').open, theirs: document.body.classList.contains('theirs'),
            added: !!document.getElementById('theirs'), selected: String(getSelection()),
            focus: document.activeElement.textContent, moved: Math.abs(words.getBoundingClientRect().top - window.top40),
          };
        }"""
    )
    assert state.pop("moved") < 3
    assert state == {"open": True, "theirs": True, "added": True, "selected": "ragraph", "focus": "it"}
    assert page.evaluate("() => window.sameLoad")


def test_what_scripts_have_wrapped_is_found(page: Any, served: Served) -> None:
    """The kinds of notes are buttons, made by a script of what the page says: their counts change in the buttons."""
    more = "  - {id: second, quote: says the harbor master, note: Ada., kind: question}\n"
    served.write(NOTES, notes("In fog the pilot waits", more=more))
    # A page that is opened in the very moment of an edit is loaded once more; this is about the edit after it.
    served.shows("/briefings/pilot/", "note-second")
    visit(page, served, "briefings/pilot/")
    page.locator(".kinds button").first.click()
    served.write(NOTES, notes("In fog the pilot waits", more=more + "  - {id: third, quote: A pilot, note: So.}\n"))
    page.wait_for_function("() => document.querySelectorAll('details.note').length === 3")
    kinds = page.locator(".kinds li")
    until(lambda: [" ".join(text.split()) for text in kinds.all_inner_texts()] == ["Context 2", "Question 1"], lambda: "other counts")
    assert page.locator(".kinds button[aria-pressed=true]").count() == 1
    assert page.evaluate("() => window.sameLoad")


def test_the_morphed_page_is_the_page(page: Any, served: Served) -> None:
    """After any edit the page holds what it would hold had it been loaded anew, without the site's own scripts."""
    page.route("**/assets/*.js", lambda route: route.abort())
    visit(page, served, "briefings/pilot/")
    edits = (
        article("pilot", body="A pilot, a tide, a beacon.\n\n- one\n- two\n\n> quoted\n\nIn fog the pilot waits.", title="Fog"),
        article("pilot", body="In fog the pilot waits.\n\nA beacon.\n\n- two\n- one\n- three", more="key_points: [One, Two]\n"),
        article("pilot", body="## Head\n\nIn fog the pilot waits.\n\n1. a\n2. b", more="topics: [safety]\n"),
        article("pilot", body="In fog the pilot waits."),
    )
    for number, text in enumerate(edits):
        served.write(NOTES, notes("In fog the pilot waits", text=f"Note {number}."))
        served.write(PILOT, text.replace("In fog the pilot waits.", f"In fog the pilot waits. Edit {number}."))
        says(page, f"Edit {number}.")
        says(page, f"Note {number}.")
        same = page.evaluate(
            """async () => {
              const plain = (root) => {
                const copy = root.cloneNode(true);
                for (const one of copy.querySelectorAll('postil-preview, meta[name=postil-version]')) one.remove();
                for (const one of copy.querySelectorAll('[data-postil-badge]')) one.removeAttribute('data-postil-badge');
                return copy.outerHTML.replace(/\\s+/g, ' ');
              };
              const policy = trustedTypes.createPolicy('test' + Math.random(), { createHTML: (text) => text });
              const text = await (await fetch(location.href)).text();
              const fresh = new DOMParser().parseFromString(policy.createHTML(text), 'text/html');
              const [live, loaded] = [plain(document.documentElement), plain(fresh.documentElement)];
              return live === loaded ? '' : live + '\\n\\n' + loaded;
            }"""
        )
        assert same == ""
    assert page.evaluate("() => window.sameLoad")


def test_a_broken_file_lies_over_the_last_good_page(page: Any, served: Served) -> None:
    """The finding of the terminal, with file, line and way out; gone by itself once the file is mended."""
    visit(page, served, "briefings/pilot/")
    served.swap(NOTES, "quote:", "qoute:")
    overlay = panel(page, ".overlay")
    overlay.wait_for(state="visible")
    text = overlay.inner_text()
    for part in ("unknown-key", "`qoute` is no key of a note", f"{NOTES}:3:5", "did you mean `quote`?"):
        assert part.replace("`", "") in text
        until(lambda part=part: part in served.log, lambda: served.log)
    assert page.locator("details.note").count() == 1
    served.swap(NOTES, "qoute:", "quote:")
    overlay.wait_for(state="hidden")
    until(lambda: f"mended: error[unknown-key] {NOTES}:3:5" in served.log, lambda: served.log)


def test_an_edit_while_a_page_opens_is_shown_in_it(page: Any, served: Served) -> None:
    """The page has come, its script has not: what was edited meanwhile comes without loading the page again."""
    loaded: list[str] = []

    def held_up(route: Any) -> None:
        loaded.append(route.request.url)
        if len(loaded) == 1:
            served.swap("content/articles/pilot.md", "over the bar", "past the sands")
            served.shows("/briefings/pilot/", "past the sands")
        route.continue_()

    page.route("**/main.js", held_up)
    visit(page, served, "briefings/pilot/")
    page.get_by_text("past the sands").first.wait_for()
    assert len(loaded) == 1


def test_the_overlay_can_be_waved_away(page: Any, served: Served) -> None:
    """It stays away, a count stays in the bar, and another mistake brings it back."""
    visit(page, served, "briefings/pilot/")
    served.swap(NOTES, "quote:", "qoute:")
    panel(page, ".overlay").wait_for(state="visible")
    page.keyboard.press("Escape")
    panel(page, ".overlay").wait_for(state="hidden")
    panel(page, ".bad").get_by_text("1 error", exact=True).wait_for()
    page.reload()
    panel(page, ".bad").wait_for(state="visible")
    assert panel(page, ".overlay").is_hidden()
    served.write(SEA, "terms: [")
    panel(page, ".overlay").wait_for(state="visible")


def test_a_style_sheet_is_swapped(page: Any, served: Served) -> None:
    """Without loading the page again."""
    visit(page, served, "briefings/pilot/")
    sheets = page.evaluate("() => document.querySelectorAll('link[rel=stylesheet]').length")
    sheet = "templates/assets/css/20-type.css"
    served.write(sheet, served.roads.text(sheet) + "\nh1 { color: rgb(1, 2, 3); }\n")
    page.wait_for_function("() => getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
    page.wait_for_function("(number) => document.querySelectorAll('link[rel=stylesheet]').length === number", arg=sheets)
    served.swap(PILOT, "over the bar", "across the shoal")
    says(page, "across the shoal")
    assert page.evaluate("() => window.sameLoad && getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"


def test_a_style_sheet_that_changes_again_at_once_is_there_once(page: Any, served: Served) -> None:
    """Though the second version is told of before the first one is there."""
    visit(page, served, "briefings/pilot/")
    sheets = page.evaluate("() => document.querySelectorAll('link[rel=stylesheet]').length")
    page.route("**/postil.css?*", lambda route: (time.sleep(0.3), route.continue_()))
    sheet = "templates/assets/css/20-type.css"
    good = served.roads.text(sheet)
    for shade in (7, 8, 9):
        served.write(sheet, f"{good}\nh1 {{ color: rgb(1, 2, {shade}); }}\n")
        page.wait_for_timeout(100)
    page.wait_for_function("() => getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 9)'")
    page.wait_for_function("(number) => document.querySelectorAll('link[rel=stylesheet]').length === number", arg=sheets)


def test_what_changed_elsewhere_is_offered(page: Any, served: Served) -> None:
    """As a link to its page; the page that is open stays."""
    visit(page, served, "briefings/pilot/")
    served.swap("content/articles/bar.md", "Sand makes", "Silt makes")
    link = panel(page, ".said a")
    link.wait_for(state="visible")
    assert link.inner_text() == "Bar"
    link.click()
    says(page, "Silt makes")


def test_edits_can_be_followed(page: Any, served: Served) -> None:
    """With the box ticked the browser goes where the edit shows, and the box stays ticked there."""
    visit(page, served, "briefings/pilot/")
    panel(page, "label").click()
    served.swap("content/articles/tide.md", "twice a day", "two times a day")
    page.wait_for_url("**/briefings/tide/**")
    says(page, "two times a day")
    until(panel(page, "input").is_checked, lambda: "the box is no longer ticked")


def test_notes_to_look_at_are_listed(page: Any, served: Served) -> None:
    """A note whose fact changed, with the old and the new words; one that lost its place."""
    visit(page, served, "briefings/pilot/")
    served.write(NOTES, notes("In fog the pilot waits", more="  - {id: lost, quote: A passage about whales, note: So.}\n"))
    button = panel(page, ".bar button[aria-expanded]")
    button.wait_for(state="visible")
    assert button.inner_text() == "1 note to look at"
    button.click()
    panel(page, ".strip").get_by_text("A passage about whales").first.wait_for()
    assert panel(page, ".overlay").is_hidden()


def test_many_tabs_hear_of_an_edit(browser: Any, served: Served) -> None:
    """More than the six connections that a browser opens to a host."""
    context = browser.new_context()
    tabs = [context.new_page() for _ in range(9)]
    for tab in tabs:
        visit(tab, served, "briefings/pilot/")
    served.swap(PILOT, "over the bar", "across the shoal")
    for tab in tabs:
        says(tab, "across the shoal")
    context.close()


def test_other_pages_are_right_as_soon(page: Any, served: Served) -> None:
    """The entry that a sentence mentions, a new form that another article uses: open pages change, others are new."""
    visit(page, served, "glossary/beacon/")
    served.swap(PILOT, "In fog the pilot waits", "Near the beacon, in fog, the pilot waits")
    says(page, "Near the beacon, in fog")
    served.swap(SEA, "term: seafarer\n    match: manual", "term: seafarer\n    forms: [mole]")
    served.shows("/briefings/beacon/", 'href="../../glossary/seafarer/index.html"')
