"""Handlers of articles: what is known and worth telling.

The rule kept here: each text that an article had is a version and stays readable; only what is published is found and
used; on a ticket an article has helped or not, once, by the last word said.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import articles_pb2 as pb
from crm_chassis import lists
from crm_chassis.errors import Precondition
from crm_chassis.records import check_etag, to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import Boolean, ColumnElement, and_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from crm_tickets import queries, rules
from crm_tickets.everyday import catalogue
from crm_tickets.everyday.rules import ARTICLE, tidy_tags
from crm_tickets.queries import number, word, words
from crm_tickets.tables import article_uses, article_versions
from crm_tickets.tables import articles as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = catalogue.catalogue(table, pb.Article, "title", "text", "language", "category", "tags")
FILTERABLE = (
    *("title", "language", "category", "tags", "state", "version", "use_count"),
    *("helped_count", "not_helped_count", "create_time", "update_time", "creator_id"),
)
REFUSED = {
    "draft": "This article is a draft: this step is not possible now.",
    "published": "This article is published: this step is not possible now.",
    "retired": "This article is retired: this step is not possible now.",
}
_use = insert(article_uses).values(
    article_id=number("article_id"),
    ticket_id=number("ticket_id"),
    user_id=word("user_id"),
    use_time=bindparam("use_time", type_=article_uses.c.use_time.type),
)
USE = Statement(_use.on_conflict_do_nothing().returning(*article_uses.c))
LAST_WORD = Statement(
    select(*article_uses.c)
    .where(
        article_uses.c.article_id == number("article_id"),
        article_uses.c.ticket_id == number("ticket_id"),
    )
    .with_for_update()
)
SAY = Statement(
    update(article_uses)
    .where(
        article_uses.c.article_id == number("article_id"),
        article_uses.c.ticket_id == number("ticket_id"),
    )
    .values(helped=bindparam("helped", type_=Boolean()), user_id=word("user_id"))
)


def create_article(call: "Call", request: pb.CreateArticleRequest) -> pb.Article:
    """Writes an article, as a draft."""
    values = {"tags": tidy_tags(request.article.tags), "state": "draft"}
    row = catalogue.create(call, KIND, request.article, **values, editor_id=call.principal.id)
    _keep(call, row)
    return to_message(pb.Article, row)


def _keep(call: "Call", row: Row) -> None:
    """The text of this version stays readable."""
    call.insert(
        article_versions,
        article_id=row.article_id,
        version=row.version,
        title=row.title,
        text=row.text,
        editor_id=row.editor_id,
        create_time=call.clock.now(),
    )


def get_article(call: "Call", request: pb.GetArticleRequest) -> pb.Article:
    """One article."""
    found: pb.Article = catalogue.get(call, KIND, request.article_id)
    return found


def _found() -> ColumnElement[bool]:
    """What is published and has all the words; tags count as a whole."""
    every = table.c.search.like(func.all(words("_words")))
    tagged = table.c.tags.contains(words("_tags"))
    return and_(table.c.state == "published", every | tagged)


def list_articles(call: "Call", request: pb.ListArticlesRequest) -> pb.ListArticlesResponse:
    """A page of articles; with words only what is published, most helpful first."""
    asked: dict[str, Any] = {}
    if request.query.strip():
        asked = {
            "_words": queries.as_search(request.query)["_words"],
            "_tags": tidy_tags([request.query]),
        }
    reply: pb.ListArticlesResponse = catalogue.listed(
        call,
        KIND,
        request,
        pb.ListArticlesResponse,
        FILTERABLE,
        "helped_count desc, use_count desc" if asked else "title",
        where=_found if asked else None,
        **asked,
    )
    return reply


def update_article(call: "Call", request: pb.UpdateArticleRequest) -> pb.Article:
    """Changes an article; another text is another version."""
    row, values = catalogue.changes(call, KIND, request.article, request)
    if "tags" in values:
        values["tags"] = tidy_tags(values["tags"])
    if values.keys() & {"title", "text"}:
        values |= {"version": row.version + 1, "editor_id": call.principal.id}
    after = catalogue.write(call, KIND, row, **values)
    if after.version != row.version:
        _keep(call, after)
    return to_message(pb.Article, after)


def delete_article(call: "Call", request: pb.DeleteArticleRequest) -> pb.Article:
    """Removes an article."""
    gone: pb.Article = catalogue.delete(call, KIND, request.article_id, request.etag)
    return gone


def undelete_article(call: "Call", request: pb.UndeleteArticleRequest) -> pb.Article:
    """Brings an article back."""
    back: pb.Article = catalogue.undelete(call, KIND, request.article_id)
    return back


def _of_article() -> ColumnElement[bool]:
    return article_versions.c.article_id == number("_article")


def list_article_versions(
    call: "Call", request: pb.ListArticleVersionsRequest
) -> pb.ListArticleVersionsResponse:
    """The versions of an article."""
    row = catalogue.row_of(call, KIND, request.article_id, gone=True)
    return lists.reply(
        call,
        article_versions,
        request,
        pb.ListArticleVersionsResponse,
        filterable=("version",),
        order_by="version desc",
        where=_of_article,
        _article=row.article_id,
    )


def publish_article(call: "Call", request: pb.PublishArticleRequest) -> pb.Article:
    """Everybody finds it."""
    return _stepped(call, request, "publish")


def retire_article(call: "Call", request: pb.RetireArticleRequest) -> pb.Article:
    """Nobody finds it any more."""
    return _stepped(call, request, "retire")


def _stepped(call: "Call", request: Any, step: str) -> pb.Article:
    row = catalogue.row_of(call, KIND, request.article_id, held=True)
    check_etag(row, request.etag)
    try:
        state = rules.next_state(ARTICLE, row.state, step)
    except rules.NotAllowed:
        told = {"state": row.state, "step": step}
        raise Precondition("STEP_NOT_ALLOWED", REFUSED[row.state], metadata=told) from None
    return to_message(pb.Article, catalogue.write(call, KIND, row, state, state=state))


def _used(call: "Call", article_id: int, ticket_id: int) -> Row:
    """An article that is used on a ticket from now on, if it was not yet."""
    ticket = queries.ticket(call, ticket_id, held=False)
    row = catalogue.row_of(call, KIND, article_id, held=True)
    key = {"article_id": article_id, "ticket_id": ticket.ticket_id}
    who = {"user_id": call.principal.id, "use_time": call.clock.now()}
    if call.first(USE, **key, **who) is not None:
        catalogue.used(call, KIND, row)
    return row


def use_article(call: "Call", request: pb.UseArticleRequest) -> pb.UseArticleResponse:
    """An article for a comment."""
    queries.ticket(call, request.ticket_id, held=False)
    if catalogue.row_of(call, KIND, request.article_id).state != "published":
        raise Precondition("NOT_PUBLISHED", "This article is not published.")
    row = _used(call, request.article_id, request.ticket_id)
    return pb.UseArticleResponse(text=f"{row.title}\n\n{row.text}")


def rate_article(call: "Call", request: pb.RateArticleRequest) -> pb.Article:
    """It helped on a ticket, or did not; the last word counts."""
    row = _used(call, request.article_id, request.ticket_id)
    key = {"article_id": request.article_id, "ticket_id": request.ticket_id}
    (said,) = call.all(LAST_WORD, **key)
    before = said.helped
    call.run(SAY, **key, helped=request.helped, user_id=call.principal.id)
    counts = {
        "helped_count": request.helped - (before is True),
        "not_helped_count": (not request.helped) - (before is False),
    }
    values = {name: getattr(row, name) + more for name, more in counts.items() if more}
    after = call.update(table, row.article_id, **values, etag=row.etag) if values else row
    made = to_message(pb.Article, after)
    if values:
        call.emit("crm.tickets.Article.rated", made, before=to_message(pb.Article, row))
    return made
