"""Small pictures of a known whole, drawn as SVG because pages may hold no inline style.

All are decoration: the text beside them says the same thing.
"""

from markupsafe import Markup

_BAR = '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
_EDGE = '<rect class="bar-edge" x="0" y="0" width="100" height="10"/></svg>'


def meter_bar(whole: int, full: int, half: int = 0) -> Markup:
    """Return a bar: `full` of `whole` filled, `half` hatched. Raises ValueError if too many."""
    if full + half > whole:
        raise ValueError(f"A meter cannot show {full} + {half} of {whole}.")
    scale = 100 / whole if whole else 0
    start, end = full * scale, (full + half) * scale
    hatch = "".join(
        f"M{x / 10:.1f} 10L{min(x / 10 + 2.5, end):.1f} 0"
        for x in range(int(start * 10), int(end * 10), 35)
    )
    return Markup(  # noqa: S704 - made of numbers and constants
        f'{_BAR}<rect class="bar-whole" width="100" height="10"/>'
        f'<rect class="bar-full" width="{start:.1f}" height="10"/>'
        f'<path class="bar-half" d="{hatch}"/>{_EDGE}'
    )


def progress_bar(done: float, whole: float) -> Markup:
    """Return a bar filled to done / whole, kept between empty and full."""
    filled = 100 * min(max(done / whole, 0), 1) if whole else 0
    return Markup(  # noqa: S704 - made of numbers and constants
        f'{_BAR}<rect class="bar-whole" width="100" height="10"/>'
        f'<rect class="bar-full" width="{filled:.1f}" height="10"/>{_EDGE}'
    )


def level_bar(step: int, steps: int) -> Markup:
    """Return `steps` boxes of which the first `step` are filled."""
    width = (100 - 2 * (steps - 1)) / steps
    boxes = "".join(
        f'<rect class="{"on" if index < step else "off"}" x="{index * (width + 2) + 0.4:.1f}"'
        f' y="1" width="{width - 0.8:.1f}" height="10" rx="1"/>'
        for index in range(steps)
    )
    return Markup(  # noqa: S704 - made of numbers and constants
        '<svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"'
        f' focusable="false">{boxes}</svg>'
    )


def waffle(direct: int, step: int, unreached: int, *, per_row: int = 10) -> Markup:
    """Return one square per person: reached directly, reached through one contact, not reached."""
    kinds = ["direct"] * direct + ["step"] * step + ["none"] * unreached
    squares = []
    for index, kind in enumerate(kinds):
        x, y = 33 * (index % per_row) + 1.5, 33 * (index // per_row) + 1.5
        squares.append(f'<rect class="unit-{kind}" x="{x}" y="{y}" width="26" height="26" rx="4"/>')
        if kind == "step":
            squares.append(f'<path class="unit-step-line" d="M{x + 5} {y + 21}l16 -16"/>')
    height = 33 * -(-len(kinds) // per_row)
    return Markup(  # noqa: S704 - made of numbers and constants
        f'<svg class="waffle" viewBox="0 0 {33 * per_row} {height}" aria-hidden="true"'
        f' focusable="false">{"".join(squares)}</svg>'
    )
