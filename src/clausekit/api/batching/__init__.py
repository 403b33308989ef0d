"""Many drafts from one agreement file and a table; many documents into one table."""

from clausekit.api.batching.drafts import Batch, Result, open_batch
from clausekit.api.batching.order import Order
from clausekit.api.batching.progress import Progress, Step

__all__ = ["Batch", "Order", "Progress", "Result", "Step", "open_batch"]
