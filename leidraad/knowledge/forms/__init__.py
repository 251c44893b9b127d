"""What employees may type about knowledge."""

from leidraad.knowledge.forms.feedback import FeedbackForm, HandlingForm, NotFoundForm
from leidraad.knowledge.forms.items import NewItemForm, PropertiesForm
from leidraad.knowledge.forms.links import LinkForm
from leidraad.knowledge.forms.news import NewsForm
from leidraad.knowledge.forms.publishing import PlanForm, ReviewedForm, VerdictForm, WithdrawalForm
from leidraad.knowledge.forms.texts import DraftForm

__all__ = [
    "DraftForm",
    "FeedbackForm",
    "HandlingForm",
    "LinkForm",
    "NewItemForm",
    "NewsForm",
    "NotFoundForm",
    "PlanForm",
    "PropertiesForm",
    "ReviewedForm",
    "VerdictForm",
    "WithdrawalForm",
]
