package dev.carbon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Machine;
import dev.carbon.region.Workers;

/** The machines of a job in a document. */
public final class WorkersJson {
  private WorkersJson() {}

  /**
   * Adds the machine's type, its accelerators as {@code --accelerator} takes them, null when there
   * are none, how TPUs are arranged, the number of such machines, and how they are lent.
   */
  public static void put(ObjectNode json, Workers workers) {
    Machine machine = workers.machine();
    json.put("machine", machine.type().name());
    JsonDocument.put(json, "accelerator", machine.allAccelerators().map(AcceleratorRequest::word));
    JsonDocument.put(json, "topology", machine.topology());
    json.put("replicas", workers.replicas());
    json.put("provisioning", workers.provisioning().word());
  }
}
