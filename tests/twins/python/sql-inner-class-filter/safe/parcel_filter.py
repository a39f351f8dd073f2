class ParcelFilter:
    class Clause:
        def __init__(self, column, value):
            self.column = column
            self.value = value

        def text(self):
            return self.column + " = %s"

        def values(self):
            return [self.value]

    def __init__(self):
        self.clauses = []

    def where(self, column, value):
        self.clauses.append(self.Clause(column, value))

    def text(self):
        return " WHERE " + " AND ".join(clause.text() for clause in self.clauses)

    def values(self):
        return [value for clause in self.clauses for value in clause.values()]
