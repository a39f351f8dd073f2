# weakness: CWE-502 deserialisation of untrusted data
# features: join, loop, two files
# attack: the joined chunks are read as CSV
# expect: none
from aiohttp import web

from frames import read_frame


async def upload_table(request):
    reader = await request.multipart()
    field = await reader.next()
    chunks = []
    while True:
        chunk = await field.read_chunk()
        if not chunk:
            break
        chunks.append(chunk)
    frame = read_frame(b"".join(chunks))
    return web.json_response({"rows": len(frame)})


app = web.Application(client_max_size=8 * 1024 * 1024)
app.router.add_post("/tables", upload_table)
