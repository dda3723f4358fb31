"""Takes a person out of the files of publications.

The rule kept here: what was published is kept as text in PostgreSQL, where an erasure finds it; files are drawn of it,
so those of a publication that named the person are taken away, and whoever asks gets them as they are drawn without.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crm_chassis.erasure import Sought
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, any_, bindparam, delete
from sqlalchemy.dialects.postgresql import ARRAY

from crm_reports.packs.tables import pack_files

if TYPE_CHECKING:
    from crm_chassis.call import Call

GONE = Statement(
    delete(pack_files).where(
        pack_files.c.snapshot_id == any_(bindparam("ids", type_=ARRAY(BigInteger)))
    )
)
NAMED = "snapshot"


def erase_files(call: "Call", found: Sought) -> Mapping[str, int]:
    """The files of publications in which something of the person stood."""
    touched = {
        int(key)
        for resource, key in (*found.own, *found.others)
        if NAMED in resource.lower() and key.isdecimal()
    }
    return {"pack_files": call.run(GONE, ids=sorted(touched)) if touched else 0}
