"""Which person a record is about (contracts §3, Matching). Judged once, when the record is imported."""


class Matcher:
    def __init__(self, registry, intake):
        self.intake = intake
        self.numbers = {p.id_number: p.ref for p in registry.rows("persons")}
        self.people = {(p.name, p.birth_date, p.sex) for p in registry.rows("persons")}
        self.declared = {(d.type, d.number): d.ref for d in registry.rows("documents")}

    def by_number(self, number):
        return self.numbers.get(number)

    def by_document(self, key):
        """The declarer, else the person of the first accepted record that stands."""
        if key in self.declared:
            return self.declared[key]
        for record in self.intake.accepted:
            if any(key == named for named, _ in record.names()) and self.intake.stands(record):
                return record.person
        return None

    def equal_person(self, holder):
        return (holder.get("name"), holder.get("birthDate"), holder.get("sex")) in self.people

    def match(self, record):
        """(person or None, accepted / possibleMatch / notRegistered)"""
        holder = record.holder
        document = next(filter(None, (self.by_document(key) for key, _ in record.names())), None)
        if "idNumber" in holder:
            person = self.by_number(holder["idNumber"])
            if person:
                return person, "accepted"
            maybe = self.equal_person(holder) or document
        elif document:
            return document, "accepted"
        else:
            maybe = self.equal_person(holder)
        return None, "possibleMatch" if maybe else "notRegistered"
