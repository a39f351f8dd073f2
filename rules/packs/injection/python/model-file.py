import joblib
import keras
import numpy as np
import pandas as pd
import torch
from joblib import load
from numpy import load as load_array
from safetensors.torch import load_file


def model(path):
    # ruleid: python.deserialisation.model-file
    return joblib.load(path)


class Predictor:
    def __init__(self, folder):
        # ruleid: python.deserialisation.model-file
        self.scaler = load(folder / "scaler.joblib")
        # ruleid: python.deserialisation.model-file
        self.frame = pd.read_pickle(folder / "frame.pkl")
        # ruleid: python.deserialisation.model-file
        self.names = np.load(
            folder / "names.npy",
            allow_pickle=True,
        ).item()
        # ruleid: python.deserialisation.model-file
        self.network = keras.models.load_model(folder / "net.keras", safe_mode=False)


def arrays(path):
    # ok: python.deserialisation.model-file
    first = np.load(path)
    # ok: python.deserialisation.model-file
    second = load_array(path, allow_pickle=False)
    # ok: python.deserialisation.model-file
    third = pd.read_parquet(path)
    # ok: python.deserialisation.model-file
    joblib.dump(first, path)
    # ok: python.deserialisation.model-file
    network = keras.models.load_model(path)
    return first, second, third, network


def checkpoint(path, device):
    # ruleid: python.deserialisation.torch-load
    state = torch.load(path, map_location=device)
    # ruleid: python.deserialisation.torch-load
    return state, torch.load("weights.pt")


def everything(path):
    # ruleid: python.deserialisation.torch-load-all
    whole = torch.load(path, map_location="cpu", weights_only=False)
    # ruleid: python.deserialisation.torch-load-all
    return whole, torch.load(
        path,
        weights_only=False,
    )


def weights(path, trusted, options):
    # ok: python.deserialisation.torch-load, python.deserialisation.torch-load-all
    state = torch.load(path, weights_only=True)
    # ok: python.deserialisation.torch-load, python.deserialisation.torch-load-all
    other = torch.load(path, weights_only=not trusted)
    # ok: python.deserialisation.torch-load, python.deserialisation.torch-load-all
    third = torch.load(path, **options)
    # ok: python.deserialisation.torch-load, python.deserialisation.torch-load-all
    return state, other, third, load_file(path)
