"""Documents as PDF, typeset by Typst, every letter of them (Chinese ones too) embedded.

The rule kept here: what people wrote goes into the compiler as data and never as markup; the same data is the same
file. The font comes from a package with its licence beside it, never from the machine. See docs/decisions.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from crm_chassis import i18n

MEDIA_TYPE = "application/pdf"


@lru_cache(maxsize=1)
def _fonts() -> str:
    """The folder of the one font, with its licence."""
    return str(files("justmytype_intl_cjk") / "fonts" / "ofl" / "notosanssc")


def pdf(template: bytes, data: Mapping[str, Any]) -> bytes:
    """The pages of a template that reads `sys.inputs.data`, in the reader's language."""
    import typst  # large: only the services that make documents bring it, and only when they make one

    chinese = i18n.language.get() == "zh-Hans"
    told = {"lang": "zh" if chinese else "en", "region": "cn" if chinese else "gb", **data}
    made: Any = typst.compile(  # type: ignore[misc]
        template,
        font_paths=[_fonts()],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
        timestamp=0,
    )
    return bytes(made)
