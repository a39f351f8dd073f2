import operator

COMPARE = {"above": operator.gt, "below": operator.lt, "equal": operator.eq}


class Alarm:
    def __init__(self, condition, limit):
        self.condition = condition
        self.limit = float(limit)

    def rings(self, value):
        if self.condition in COMPARE:
            return COMPARE[self.condition](value, self.limit)
        return bool(eval(self.condition, {"value": value, "limit": self.limit}))
