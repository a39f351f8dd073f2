# weakness: CWE-89 SQL injection
# features: async, f-string
# attack: GET /stock/A1'%20OR%20'1'='1 reads every depot
# expect: 13 CWE-89
import asyncpg
from aiohttp import web

routes = web.RouteTableDef()


async def fetch_levels(pool, part):
    async with pool.acquire() as conn:
        return await conn.fetch(f"SELECT depot, amount FROM stock WHERE part = '{part}'")


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
