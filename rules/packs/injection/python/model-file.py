import joblib
import keras
import numpy as np
import pandas as pd
import torch
from joblib import load
from numpy import load as load_array
from safetensors.torch import load_file


def model(path):
    # ruleid: python.deserialization.model-file
    return joblib.load(path)


class Predictor:
    def __init__(self, folder):
        # ruleid: python.deserialization.model-file
        self.scaler = load(folder / "scaler.joblib")
        # ruleid: python.deserialization.model-file
        self.frame = pd.read_pickle(folder / "frame.pkl")
        # ruleid: python.deserialization.model-file
        self.names = np.load(
            folder / "names.npy",
            allow_pickle=True,
        ).item()
        # ruleid: python.deserialization.model-file
        self.network = keras.models.load_model(folder / "net.keras", safe_mode=False)


def arrays(path):
    # ok: python.deserialization.model-file
    first = np.load(path)
    # ok: python.deserialization.model-file
    second = load_array(path, allow_pickle=False)
    # ok: python.deserialization.model-file
    third = pd.read_parquet(path)
    # ok: python.deserialization.model-file
    joblib.dump(first, path)
    # ok: python.deserialization.model-file
    network = keras.models.load_model(path)
    return first, second, third, network


def checkpoint(path, device):
    # ruleid: python.deserialization.torch-load
    state = torch.load(path, map_location=device)
    # ruleid: python.deserialization.torch-load
    return state, torch.load("weights.pt")


def everything(path):
    # ruleid: python.deserialization.torch-load-all
    whole = torch.load(path, map_location="cpu", weights_only=False)
    # ruleid: python.deserialization.torch-load-all
    return whole, torch.load(
        path,
        weights_only=False,
    )


def weights(path, trusted, options):
    # ok: python.deserialization.torch-load, python.deserialization.torch-load-all
    state = torch.load(path, weights_only=True)
    # ok: python.deserialization.torch-load, python.deserialization.torch-load-all
    other = torch.load(path, weights_only=not trusted)
    # ok: python.deserialization.torch-load, python.deserialization.torch-load-all
    third = torch.load(path, **options)
    # ok: python.deserialization.torch-load, python.deserialization.torch-load-all
    return state, other, third, load_file(path)
