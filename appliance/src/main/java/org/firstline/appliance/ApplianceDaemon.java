package org.firstline.appliance;

import org.apache.commons.daemon.Daemon;
import org.apache.commons.daemon.DaemonContext;
import org.apache.commons.daemon.DaemonInitException;
import org.jspecify.annotations.Nullable;

/** The box under jsvc: {@code init} reads the file as root, {@code start} opens everything, {@code stop} drains. */
public final class ApplianceDaemon implements Daemon {
    private @Nullable Appliance box;

    /** Made by jsvc. */
    public ApplianceDaemon() {}

    @Override
    public void init(DaemonContext context) throws DaemonInitException {
        String[] given = context.getArguments();
        String[] args = new String[given.length + 1];
        args[0] = "run";
        System.arraycopy(given, 0, args, 1, given.length);
        switch (CommandLine.parse(args)) {
            case CommandLine.Run order -> box = new Appliance(Main.settings(order.config()), order.traffic());
            case CommandLine.Wrong wrong -> throw new DaemonInitException(wrong.complaint());
            case CommandLine.Train order -> throw new DaemonInitException("training is not a daemon: " + order);
            case CommandLine.Import order -> throw new DaemonInitException("import is not a daemon: " + order);
        }
    }

    @Override
    public void start() throws NotStarted {
        if (box != null) box.start();
    }

    @Override
    public void stop() {
        if (box != null) box.stop();
    }

    @Override
    public void destroy() {}
}
