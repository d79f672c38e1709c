"""What a page must stand: axe, a phone's width, its own policy, and nobody else's address."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Response

AXE = (Path(__file__).parent / "vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 800}
# Our pages have no frames and no styles from elsewhere to be fetched first.
FIND = """async ([rules, judged]) => {
  const { violations } = await axe.run({
    runOnly: rules, resultTypes: ["violations"], preload: false, iframes: false,
  });
  console.debug(judged);
  return violations.map((one) => ({id: one.id, nodes: one.nodes.map(({html}) => ({html}))}));
}"""
JUDGED = "judged"  # said after whatever axe made the page say
OPEN_ALL = "for (const one of document.querySelectorAll('main details')) one.open = true"
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


def found_by_axe(page: Page) -> list[str]:
    """Judge the page as it stands; when this returns, what axe made it say has been said."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    with page.expect_console_message(lambda line: line.text == JUDGED):
        found = page.evaluate(FIND, [RULES, JUDGED])
    return [f"{one['id']} {one['nodes'][0]['html'][:120]}" for one in found]


class Looking:
    """Looks at one page after another in one browser window and keeps what is wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.seen: set[str] = set()
        self._here, self._is_judging = "", False
        page.add_init_script(AXE)  # on every page that it opens
        page.on("pageerror", lambda error: self._say(str(error)))
        page.on("console", self._hear)
        page.on("request", lambda request: self._check_host(request.url))

    def visit(self, name: str, address: str, *, status: int = 200) -> None:
        """Open a page and look at it."""
        self._here = name
        with self.bearing(status):
            answer = self.page.goto(address)
        if (landed := urlsplit(self.page.url).path) != urlsplit(address).path:
            self._say(f"leads to {landed}")
            return
        self.judge(name, answer, status=status)

    def judge(self, name: str, answer: Response | None, *, status: int = 200) -> None:
        """Look at the page as it now stands, with everything on it opened."""
        self._here = name
        self.seen.add(name)
        if answer is None or answer.status != status:
            self._say(f"answered {answer.status if answer else 'nothing'}, not {status}")
            return
        self.page.evaluate(OPEN_ALL)
        self._is_judging = True  # axe writes styles of its own, which our policy refuses aloud
        for fault in found_by_axe(self.page):
            self._say(fault)
        self._is_judging = False
        self.page.set_viewport_size(PHONE)
        if (too_wide := self.page.evaluate(OVERFLOW)) > 0:
            self._say(f"scrolls {too_wide} px sideways at 320 px")
        self.page.set_viewport_size(DESK)

    @contextmanager
    def bearing(self, status: int) -> Iterator[None]:
        """Bear the browser's own complaint of an answer that is meant to be a refusal."""
        kept = len(self.faults)
        yield
        if status >= 400:
            said = [one for one in self.faults[kept:] if "Failed to load resource" not in one]
            self.faults[kept:] = said

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type == "error" and not self._is_judging:
            self._say(line.text)

    def _check_host(self, url: str) -> None:
        if urlsplit(url).hostname not in {"localhost", "127.0.0.1", None}:
            self._say(f"asks {url}")

    def _say(self, fault: str) -> None:
        self.faults.append(f"{self._here}: {fault}")
