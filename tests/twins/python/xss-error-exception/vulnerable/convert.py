# weakness: CWE-79 cross-site scripting
# features: exception, same function
# attack: GET /convert?amount=<script>alert(1)</script> comes back inside the message of the ValueError
# expect: 18 CWE-79
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
RATE = 1.09


@app.get("/convert", response_class=HTMLResponse)
def convert(amount: str = "1"):
    try:
        result = float(amount) * RATE
    except ValueError as error:
        message = str(error)
        return HTMLResponse("<p class=error>" + message + "</p>", status_code=400)
    return HTMLResponse(f"<p>{result:.2f} dollars</p>")
