//! Who helps whom, as seen by one member: the four lists of the people around their help.

use std::collections::BTreeSet;

/// The people around the help of a member. Somebody may stand in several of these lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Circle<Id> {
    /// Who supports the member.
    pub supporters: BTreeSet<Id>,
    /// Whom the member supports.
    pub supported: BTreeSet<Id>,
    /// Who else supports those whom the member supports.
    pub beside: BTreeSet<Id>,
    /// Who else is supported by those who support the member.
    pub alike: BTreeSet<Id>,
}

/// The circle of a member among pairs of a helper and the one who is helped, in any order and as often as they come.
pub fn circle<Id: Copy + Ord>(member: Id, helps: &[(Id, Id)]) -> Circle<Id> {
    let of = |wanted: &dyn Fn(Id, Id) -> Option<Id>| -> BTreeSet<Id> {
        helps.iter().filter_map(|(helper, helped)| wanted(*helper, *helped)).collect()
    };
    let supporters = of(&|helper, helped| (helped == member && helper != member).then_some(helper));
    let supported = of(&|helper, helped| (helper == member && helped != member).then_some(helped));
    let beside = of(&|helper, helped| (supported.contains(&helped) && helper != member).then_some(helper));
    let alike = of(&|helper, helped| (supporters.contains(&helper) && helped != member).then_some(helped));
    Circle { supporters, supported, beside, alike }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_lists_are_about_help_and_never_about_oneself() {
        // 1 and 2 help 0; 0 and 3 help 4; 1 helps 5; 6 helps 7.
        let helps = [(1, 0), (2, 0), (0, 4), (3, 4), (1, 5), (6, 7), (1, 0), (0, 0)];
        let circle = circle(0, &helps);
        let lists = [circle.supporters, circle.supported, circle.beside, circle.alike];
        let lists: Vec<Vec<i32>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
        assert_eq!(lists, [vec![1, 2], vec![4], vec![3], vec![5]]);
        assert_eq!(super::circle(9, &helps), Circle::default());
    }
}
