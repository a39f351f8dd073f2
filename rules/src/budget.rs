//! Counted limits: how much work one text may cause. Never a clock, so that the same text always gives the same answer.

/// Asked now and then whether to give up: for whoever waits no longer, and for work of others that cannot be counted
/// (a parser's recovery from errors takes time that grows with the square of the text, in steps that count as one).
pub type Stop<'a> = &'a dyn Fn() -> bool;

/// Work that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    left: u64,
    spent_out: bool,
}

impl Budget {
    /// A budget of `units`, whatever a unit is to its owner.
    pub(crate) fn new(units: u64) -> Self {
        Self { left: units, spent_out: false }
    }

    /// Takes `units`; `false`, then and for ever, if they are not there.
    pub(crate) fn take(&mut self, units: u64) -> bool {
        match self.left.checked_sub(units) {
            Some(left) if !self.spent_out => self.left = left,
            _ => self.spent_out = true,
        }
        !self.spent_out
    }

    /// Whether something was refused.
    pub(crate) fn is_spent_out(self) -> bool {
        self.spent_out
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn what_is_spent_out_stays_so() {
        let mut budget = Budget::new(3);
        assert!(budget.take(2) && !budget.is_spent_out());
        assert!(!budget.take(2) && budget.is_spent_out());
        assert!(!budget.take(0), "a later, smaller wish is refused too");
    }
}
