match role:
    case "admin":
        grant(1)
    case _:
        deny()
match role:
    case "user":
        deny()
async def f(x):
    grant("two")
