"""Runs one training script the way carbon promises to, in a container or on this machine.

    python3 carbon_bootstrap.pyz --run RUN --attempt N --manifest-sha256 HEX \\
        (--script FILE | --module NAME) [--requirements FILE] [--secret NAME=PLACE]... \\
        [--lease ID [--bucket NAME]] \\
        [--replicas N] [--aip path|gs] [--new-session] [--grace-seconds S] [--answer-seconds S] \\
        [-- script arguments...]

carbon_manifest.json, which lies beside this file with all of the code, lists every file and its
SHA-256. In order, this program

1. takes the lease of its attempt, so that of two jobs made of one request a single one trains: an
   object of the bucket that is created once or, without --bucket, a file beside the folder of the
   code. A job that the platform starts again still has its own;
2. checks that manifest and code are, byte for byte, what was uploaded, and refuses to run anything
   else;
3. tells the replicas of a distributed training where they meet, as torchrun would;
4. turns Vertex AI's gs:// output URIs into folders of the mounted bucket, for plain open();
5. lets pip install the requirements into a virtual environment that is thrown away at the end, and
   that has what this Python has;
6. fetches the secrets: from Secret Manager as the service account that the job runs as, or, in a
   rehearsal, from a variable (env:NAME) or a file (file:PATH) of this machine;
7. runs the script in the folder of the code and in a process group of its own, hands every request
   to stop on to it, and kills what it leaves running: its group, and on Linux also what has left
   that group;
8. writes carbon_metrics.json: how long it ran, what it used and what the machine spent meanwhile, as
   far as that can be read, by intervals of time and with pip's part included, for the carbon receipt.
   While it runs, carbon_metrics.partial.json has what is known until then. Of several replicas, which
   share the bucket, the primary alone does, and for its own machine.

It is one file, an archive of its modules (PEP 441): __main__.py starts running.py.

It ends with the script's own exit code, 128+N when signal N ended the script, 0 when somebody else
has the lease and nothing was run, 97 when the code was refused, and 98 when something that the
script needs could not be had: the lease, the folders of its outputs, its place among the replicas,
its requirements or its secrets. It prints nothing but its own failures and what pip says, and never
an argument or an environment value: those may hold secrets.

Needs Python 3.8 or newer on Linux or macOS, and nothing else; for requirements also pip.
"""
