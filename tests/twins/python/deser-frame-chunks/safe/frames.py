import io

import pandas as pd

COLUMNS = ["day", "depot", "amount"]


def read_frame(raw):
    frame = pd.read_csv(io.BytesIO(raw), names=COLUMNS)
    return frame.dropna()
