"""What is known of one document: the authority's values, losses, cancellation, live (rules.md)."""
import values as v


class DocumentState:
    def __init__(self, key, naming, declaration):
        """naming: [(record, what it says of the document)]; declaration: a row of `documents`, or None."""
        self.key = key
        self.kind = v.DOCUMENT_CLASS[key[0]]
        self.declaration = declaration
        ranked = sorted(naming, key=lambda pair: pair[0].rank)
        self.authority_issued = last(said.get("issuedOn") for _, said in ranked)
        self.authority_expires = last(said.get("expiresOn") for _, said in ranked)
        declared = (declaration.issued_on, declaration.expires_on) if declaration else (None, None)
        self.issued = self.authority_issued if self.authority_issued is not None else declared[0]
        self.expires = self.authority_expires if self.authority_expires is not None else declared[1]
        if self.issued is None:
            days = [record.day for record, _ in naming] + ([declaration.declared_on] if declaration else [])
            self.issued = min(days, default=None)
        acts = [record for record, _ in naming if record.kind == "document"]
        self.cancelled = min((r.day for r in acts if r.attributes["action"] == "cancelled"), default=None)
        self.losses = sorted((r for r in acts if r.attributes["action"] in ("lost", "found")),
                             key=lambda r: (r.day, r.generated_at, r.attributes["action"] == "found"))

    def lost_since(self, day):
        """The day of the last lost/found record up to the day if that is `lost`, else None."""
        said = last(r for r in self.losses if r.day <= day)
        return said.day if said and said.attributes["action"] == "lost" else None

    def void_by_record(self, day):
        """Cancelled or lost on the day."""
        return (self.cancelled is not None and self.cancelled <= day) or self.lost_since(day) is not None

    def live(self, day):
        if self.issued is None or day < self.issued or self.void_by_record(day):
            return False
        return None if self.expires is None else day <= self.expires


def last(found):
    """The last one that is not None."""
    result = None
    for each in found:
        if each is not None:
            result = each
    return result
