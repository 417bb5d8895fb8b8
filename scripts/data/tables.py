"""Reading of source tables and writing of resources."""
import csv


def rows(path):
    """All rows of a table, by column name."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def writer(folder):
    """What writes a table below this folder: its notes as comments, its header, its lines."""

    def write(name, notes, header, lines):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "w", newline="", encoding="utf-8") as file:
            for note in notes:
                file.write(f"# {note}\n")
            out = csv.writer(file, lineterminator="\n")
            out.writerow(header)
            out.writerows(lines)
        print(f"{target.name}: {len(lines)} rows")

    return write
