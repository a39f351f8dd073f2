x = <_hook_one_E _hook_ellipsis_ _hook_one_A={_hook_one_V} b="c" _hook_ellipsis_>...</_hook_one_E>;
y = <a>_hook_one_X {_hook_one_Y}</a>;
