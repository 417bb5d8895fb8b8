import jax.numpy as jnp
from flax import linen
