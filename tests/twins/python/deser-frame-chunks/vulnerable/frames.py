import io

import pandas as pd

COLUMNS = ["day", "depot", "amount"]


def read_frame(raw):
    frame = pd.read_pickle(io.BytesIO(raw))
    return frame.dropna()
