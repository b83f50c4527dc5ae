"""Cards by which other sites show a page of ours: what each says, and the pictures below ``/card``."""
