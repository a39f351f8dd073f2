# weakness: CWE-89 SQL injection
# features: async, f-string
# attack: the part number is the statement's parameter $1
# expect: none
import asyncpg
from aiohttp import web

routes = web.RouteTableDef()


async def fetch_levels(pool, part):
    async with pool.acquire() as conn:
        return await conn.fetch("SELECT depot, amount FROM stock WHERE part = $1", part)


@routes.get("/stock/{part}")
async def stock(request):
    part = request.match_info["part"]
    levels = await fetch_levels(request.app["pool"], part)
    return web.json_response({row["depot"]: row["amount"] for row in levels})


async def create_app(dsn):
    app = web.Application()
    app["pool"] = await asyncpg.create_pool(dsn)
    app.add_routes(routes)
    return app
