"""How the machines of a distributed training learn their places."""
import json
import os
import unittest

from bootstrap_case import BootstrapCase
from carbon_bootstrap import basics, outputs


class ReplicaTest(BootstrapCase):
    NAMES = ("MASTER_ADDR", "MASTER_PORT", "WORLD_SIZE", "RANK")

    def cluster(self, pool, index, *workers):
        pools = {"workerpool1": list(workers), "workerpool0": ["primary:2222"]}
        return json.dumps({"cluster": pools, "environment": "cloud", "task": {"type": pool, "index": index}})

    def replica_variables(self, replicas, **variables):
        seen = self.environment_of(options=["--replicas", str(replicas)], **variables)
        return [seen.get(name) for name in self.NAMES]

    def test_every_replica_knows_its_rank_and_where_the_primary_is(self):
        workers = ("one:2222", "two:2222")
        for pool, index, rank in (("workerpool0", 0, "0"), ("workerpool1", 0, "1"), ("workerpool1", 1, "2")):
            with self.subTest(rank):
                seen = self.replica_variables(3, CLUSTER_SPEC=self.cluster(pool, index, *workers))
                self.assertEqual(seen, ["primary", "2222", "3", rank])

    def test_keeps_what_is_set_already(self):
        spec = self.cluster("workerpool1", 0, "one:2222")
        seen = self.replica_variables(2, CLUSTER_SPEC=spec, MASTER_PORT="29500", RANK="7")
        self.assertEqual(seen, ["primary", "29500", "2", "7"])

    def test_leaves_the_cloud_s_own_variables_as_they_are(self):
        given = {"CLUSTER_SPEC": self.cluster("workerpool1", 0, "one:2222"), "TF_CONFIG": '{"task": 1}'}
        seen = self.environment_of(options=["--replicas", "2"], **given)
        self.assertEqual({name: seen[name] for name in given}, given)

    def test_sets_nothing_for_a_single_machine(self):
        nothing = [None] * len(self.NAMES)
        self.assertEqual(self.replica_variables(1, CLUSTER_SPEC=self.cluster("workerpool0", 0)), nothing)
        self.assertEqual(self.replica_variables(1), nothing)

    def test_a_single_machine_takes_no_notice_of_another_job_s_cluster(self):
        for spec in ("{", self.cluster("workerpool1", 1, "one:2222", "two:2222")):
            with self.subTest(spec):
                seen = self.environment_of(CLUSTER_SPEC=spec, AIP_MODEL_DIR=self.path("out", "model"))
                self.assertFalse(set(self.NAMES) & set(seen))
                self.assertEqual(self.metrics()["exitCode"], 0)
                os.remove(self.path("out", "carbon_metrics.json"))

    def test_does_not_run_a_replica_that_does_not_know_its_place(self):
        stranger = self.cluster("workerpool1", 5, "one:2222")
        task = {"task": {"type": "workerpool0", "index": 0}}
        empty = json.dumps({"cluster": {}, **task})
        no_port = json.dumps({"cluster": {"workerpool0": ["no-port"], "workerpool1": ["b:1"]}, **task})
        no_list = json.dumps({"cluster": {"workerpool0": 2}, **task})
        for spec in ("", "{", "[]", "{}", "null", empty, no_port, no_list, stranger):
            with self.subTest(spec):
                self.assert_not_run("CLUSTER_SPEC does not tell", CLUSTER_SPEC=spec)
        self.assert_not_run("CLUSTER_SPEC does not tell")

    def test_does_not_run_among_more_or_fewer_machines_than_were_asked_for(self):
        for workers in ((), ("one:2222", "two:2222")):
            with self.subTest(workers):
                spec = self.cluster("workerpool0", 0, *workers)
                self.assert_not_run(f"names {len(workers) + 1} machines, the job has 2", CLUSTER_SPEC=spec)

    def assert_not_run(self, reason, **variables):
        """Nothing runs of a job of two machines, and nothing is written."""
        model = self.path("out", "model")
        code, output, errors = self.run_script(
            "print('ran')", options=["--replicas", "2"], AIP_MODEL_DIR=model, **variables
        )
        self.assertEqual((code, output), (98, ""))
        self.assertRegex(errors, rf"\Acarbon: [^\n]*{reason}[^\n]*\n\Z")
        self.assertFalse(os.path.exists(self.path("out")))

    def test_the_primary_alone_writes_the_metrics(self):
        workers = ("one:2222", "two:2222")
        for pool, index, written in (
            ("workerpool1", 1, ["model"]),
            ("workerpool0", 0, ["carbon_metrics.json", "model"]),
            ("workerpool1", 0, ["carbon_metrics.json", "model"]),
        ):
            with self.subTest((pool, index)):
                spec = self.cluster(pool, index, *workers)
                code = self.run_script(
                    f"raise SystemExit({index})",
                    options=["--replicas", "3"],
                    CLUSTER_SPEC=spec,
                    AIP_MODEL_DIR=self.path("out", "model"),
                )[0]
                self.assertEqual(code, index)
                self.assertEqual(sorted(os.listdir(self.path("out"))), written)
        self.assertEqual(self.metrics()["exitCode"], 0)

    def test_waits_until_it_sees_the_folder_that_another_replica_has_made(self):
        folder, waits = self.path("model"), []

        def make(name, exist_ok):
            if not os.path.isdir(name):
                raise FileExistsError(17, "File exists")

        def pause(_):
            waits.append("wait")
            if len(waits) == 3:
                os.mkdir(folder)

        outputs.make_folder("AIP_MODEL_DIR", folder, make, pause)
        self.assertEqual(len(waits), 3)

    def test_gives_up_on_a_folder_that_is_there_but_never_seen(self):
        def make(name, exist_ok):
            raise FileExistsError(17, "File exists")

        with self.assertRaisesRegex(basics.BootstrapFailed, "AIP_MODEL_DIR: File exists"):
            outputs.make_folder("AIP_MODEL_DIR", self.path("model"), make, lambda _: None)

    def test_refuses_no_number_of_replicas(self):
        for count in ("0", "-1", "two", "1.5"):
            with self.subTest(count):
                result = self.run_script("print('ran')", options=["--replicas", count])
                self.assertEqual(result[:2], (2, ""))


if __name__ == "__main__":
    unittest.main()
