package dev.carbon.packaged;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/**
 * Stops a carbon process at one of its ledger writes, from outside, as a debugger does: nothing of
 * carbon is changed for it.
 */
final class LedgerBreakpoint implements AutoCloseable {
  private static final String LEDGER = "dev.carbon.ledger.FileLedger";
  private static final String WRITE = "append";
  private static final String PATIENCE_MILLIS = "60000";

  private final KillPoint point;
  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String address;
  private int seen;

  private LedgerBreakpoint(
      KillPoint point,
      ListeningConnector connector,
      Map<String, Connector.Argument> arguments,
      String address) {
    this.point = point;
    this.connector = connector;
    this.arguments = arguments;
    this.address = address;
  }

  static LedgerBreakpoint at(KillPoint point) throws IOException {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketListen"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    set(arguments, "localAddress", "127.0.0.1");
    set(arguments, "port", "0");
    set(arguments, "timeout", PATIENCE_MILLIS);
    try {
      String address = connector.startListening(arguments);
      set(arguments, "port", address.substring(address.lastIndexOf(':') + 1));
      return new LedgerBreakpoint(point, connector, arguments, address);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }

  private static void set(Map<String, Connector.Argument> arguments, String name, String value) {
    Objects.requireNonNull(arguments.get(name), name).setValue(value);
  }

  /** With this flag the process waits to be watched before it does anything. */
  String jvmFlag() {
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address;
  }

  /**
   * Blocks until the process has come to the point, does that to it, and lets what is left of it go
   * on; or it has ended.
   */
  void await(Runnable deed) throws IOException, InterruptedException {
    try {
      VirtualMachine machine = connector.accept(arguments);
      ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
      loading.addClassFilter(LEDGER);
      loading.enable();
      machine.resume();
      while (true) {
        EventSet events = machine.eventQueue().remove();
        for (Event event : events) {
          if (event instanceof ClassPrepareEvent loaded) {
            setIn(loaded.referenceType());
          } else if (event instanceof BreakpointEvent write && isIt(write)) {
            deed.run();
            machine.dispose();
            return;
          }
        }
        events.resume();
      }
    } catch (VMDisconnectedException e) {
      return; // It has ended without coming there.
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }

  private void setIn(ReferenceType ledger) {
    Method write = ledger.methodsByName(WRITE).get(0);
    BreakpointRequest request =
        ledger
            .virtualMachine()
            .eventRequestManager()
            .createBreakpointRequest(point.after() ? end(write) : write.location());
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD); // Signals are still heard.
    request.enable();
  }

  private boolean isIt(BreakpointEvent write) {
    try {
      ObjectReference type = (ObjectReference) write.thread().frame(0).getArgumentValues().get(0);
      Value name = type.getValue(type.referenceType().fieldByName("name"));
      return point.isOf(((StringReference) name).value()) && ++seen == point.number();
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it returns: the compiler puts what is thrown before that. */
  private static Location end(Method method) {
    try {
      return method.allLineLocations().stream()
          .max(Comparator.comparingLong(Location::codeIndex))
          .orElseThrow();
    } catch (AbsentInformationException e) {
      throw new IllegalStateException(LEDGER + " has no line numbers", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connector.stopListening(arguments);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }
}
