# weakness: CWE-79 cross-site scripting
# features: exception, same function
# attack: the answer to a bad number is constant
# expect: none
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
RATE = 1.09


@app.get("/convert", response_class=HTMLResponse)
def convert(amount: str = "1"):
    try:
        result = float(amount) * RATE
    except ValueError as error:
        message = f"not a number ({type(error).__name__})"
        return HTMLResponse("<p class=error>" + message + "</p>", status_code=400)
    return HTMLResponse(f"<p>{result:.2f} dollars</p>")
