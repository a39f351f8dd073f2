(_hook_typed_(_hook_one_X) as express.Response).send(_hook_ellipsis_);
(_hook_one_X: Foo<_hook_ellipsis_>).bar;
function _hook_one_F(_hook_ellipsis_, _hook_one_A: _hook_one_T, _hook_list_B): _hook_one_R { _hook_ellipsis_ }
let _hook_one_X: Array<_hook_one_T> = _hook_one_Y as _hook_one_U;
class _hook_one_C<_hook_ellipsis_> implements _hook_one_I { _hook_ellipsis_; private _hook_one_F: _hook_one_T; @_hook_one_D _hook_one_M(_hook_ellipsis_, @_hook_one_E(_hook_ellipsis_) _hook_one_P: _hook_one_T) { _hook_ellipsis_ } }
interface _hook_one_I { _hook_ellipsis_; _hook_one_F: string }
enum _hook_one_E { _hook_ellipsis_, A }
type _hook_one_T = _hook_one_A | _hook_ellipsis_;
