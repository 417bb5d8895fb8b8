"""The machines of a distributed training: where they meet, and which of them this is."""
import json
from typing import NamedTuple

from carbon_bootstrap.basics import PRIMARY, SETUP_FAILED, BootstrapFailed, Environment


class Replica(NamedTuple):
    """This machine's place among all machines of one job; rank 0 is the primary."""

    rank: int
    primary_host: str
    primary_port: str


def prepare_replica(environment: Environment, count: int) -> int:
    """Sets what torchrun-style scripts read, unless it is set; returns our rank among `count`.

    One machine is its own primary, whatever is set: a rehearsal may see another job's variables.
    """
    if count == 1:
        return PRIMARY
    replica = replica_of(environment.get("CLUSTER_SPEC", ""), count)
    environment.setdefault("MASTER_ADDR", replica.primary_host)
    environment.setdefault("MASTER_PORT", replica.primary_port)
    environment.setdefault("WORLD_SIZE", str(count))
    environment.setdefault("RANK", str(replica.rank))
    return replica.rank


def replica_of(cluster_spec: str, count: int) -> Replica:
    """Reads Vertex AI's CLUSTER_SPEC; the machines of workerpool0, the primary, come first.

    A replica that does not know its place would take itself for the primary, and several would
    write over each other's outputs: it must not run.
    https://cloud.google.com/vertex-ai/docs/training/distributed-training#cluster-spec-format
    """
    try:
        spec = json.loads(cluster_spec)
        pools, task = spec["cluster"], spec["task"]
        members = [(name, i) for name in sorted(pools) for i in range(len(pools[name]))]
        rank = members.index((task["type"], task["index"]))
        host, port = pools[members[PRIMARY][0]][0].rsplit(":", 1)
    except (ValueError, KeyError, TypeError, AttributeError):
        reason = "CLUSTER_SPEC does not tell which of the job's machines this is; nothing was run"
        raise BootstrapFailed(SETUP_FAILED, reason) from None
    if len(members) != count:
        reason = f"CLUSTER_SPEC names {len(members)} machines, the job has {count}; nothing was run"
        raise BootstrapFailed(SETUP_FAILED, reason)
    return Replica(rank, host, port)
