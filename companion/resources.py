"""Where the files that come with the app are: bundled content and assets.

The same three folders exist in a source tree, an installed wheel and a frozen build, but `assets` stands beside the
package in the first and inside it in the other two. Only this module knows that.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def content_folder(package: Path = PACKAGE) -> Path:
    """The folder that holds one folder of bundled content per language.

    `package` is the folder of the `companion` package. Raises FileNotFoundError when an installation lost it.
    """
    return _existing("content", package / "content")


def assets_folder(package: Path = PACKAGE) -> Path:
    """The folder with fonts, icons, drawings and translations.

    Looks inside the package first (wheel, frozen build), then beside it (source tree). Raises FileNotFoundError when
    neither exists.
    """
    return _existing("assets", package / "assets", package.parent / "assets")


def _existing(what: str, *places: Path) -> Path:
    for place in places:
        if place.is_dir():
            return place
    tried = " or ".join(str(place) for place in places)
    raise FileNotFoundError(f"The {what} folder of Companion is missing. It should be at {tried}. Install again.")
