// ruleid: js-export-any
export { b };
// ruleid: js-export-any, js-export-one, js-export-as
export { a as c, d };
// ruleid: js-export-any
export const z = 1;
// ruleid: js-export-any
export function h() {}
// ruleid: js-commutative-compop
if (x == 3) { g(); }
// ruleid: js-children-ordered, js-children-unordered
const first = <div><a/><b/></div>;
// ruleid: js-children-unordered
const other = <div><b/><a/></div>;
// ruleid: js-children-ordered
const more = <div><a/><b/><i/></div>;
