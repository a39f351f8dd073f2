_hook_ellipsis_;
_hook_one_X = _hook_one_F(_hook_ellipsis_, _hook_one_Y, _hook_list_ARGS);
_hook_one_X._hook_one_M._hook_ellipsis_.f(_hook_deep_(g(_hook_one_Y)));
this.#_hook_one_P;
[_hook_ellipsis_, 1, _hook_ellipsis_];
_hook_one__;
x = { _hook_ellipsis_, a: _hook_one_A, _hook_one_B: 1, _hook_one_C, _hook_list_D };
const { _hook_ellipsis_, _hook_one_K, a } = require("_hook_one_M");
var _hook_one_V = "...";
function _hook_one_F(_hook_ellipsis_, _hook_one_A = 1, _hook_list_B) { _hook_ellipsis_ }
(_hook_ellipsis_) => { _hook_ellipsis_ };
_hook_ellipsis_ => _hook_ellipsis_;
async (_hook_one_X) => _hook_ellipsis_;
class _hook_one_C extends _hook_one_D { _hook_ellipsis_; _hook_one_M(_hook_ellipsis_) { _hook_ellipsis_ } _hook_one_F = 1; _hook_ellipsis_ }
for (_hook_ellipsis_;;) { _hook_ellipsis_ }
for (_hook_one_X of _hook_one_Y) _hook_ellipsis_;
if (_hook_ellipsis_) { _hook_one_S; }
switch (_hook_one_X) { case _hook_ellipsis_: case 1: _hook_ellipsis_ }
try { _hook_ellipsis_ } catch (_hook_one_E) { _hook_ellipsis_ }
import { _hook_ellipsis_, _hook_one_N as _hook_one_L } from "m";
import _hook_one_D from "m";
import * as _hook_one_NS from '_hook_one_M';
export { _hook_ellipsis_ };
@_hook_ellipsis_ @_hook_one_D(_hook_ellipsis_) class A { @_hook_one_D m() {} }
`a${_hook_one_X}b${_hook_ellipsis_}`;
new _hook_one_C(_hook_ellipsis_);
return _hook_one_X;
