"""What can happen to knowledge: the only place that changes it."""

from leidraad.knowledge.actions.feedback import (
    decline,
    hand_back,
    report_feedback,
    report_not_found,
    solve,
    take,
)
from leidraad.knowledge.actions.items import (
    OtherRevision,
    add_item,
    change_properties,
    restore,
    save_draft,
    settle,
    take_over_source,
)
from leidraad.knowledge.actions.links import remove_link, save_link, save_link_group
from leidraad.knowledge.actions.news import mark_read, remove_news, save_news
from leidraad.knowledge.actions.publishing import (
    NotReviewed,
    OwnWork,
    approve,
    ask_review,
    plan,
    publish,
    publish_what_is_due,
    reviewed,
    send_back,
    tell_search_of_today,
    withdraw,
)

__all__ = [
    "NotReviewed",
    "OtherRevision",
    "OwnWork",
    "add_item",
    "approve",
    "ask_review",
    "change_properties",
    "decline",
    "hand_back",
    "mark_read",
    "plan",
    "publish",
    "publish_what_is_due",
    "remove_link",
    "remove_news",
    "report_feedback",
    "report_not_found",
    "restore",
    "reviewed",
    "save_draft",
    "save_link",
    "save_link_group",
    "save_news",
    "send_back",
    "settle",
    "solve",
    "take",
    "take_over_source",
    "tell_search_of_today",
    "withdraw",
]
