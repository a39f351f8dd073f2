import operator

COMPARE = {"above": operator.gt, "below": operator.lt, "equal": operator.eq}


class Alarm:
    def __init__(self, condition, limit):
        self.condition = condition
        self.limit = float(limit)

    def rings(self, value):
        compare = COMPARE.get(self.condition)
        return compare is not None and compare(value, self.limit)
