package org.firstline.bridge.bus;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.provider.Provider;
import org.jspecify.annotations.Nullable;

/**
 * A device of Pi4J and the context that it lives in. Pi4J's exceptions are unchecked and its native libraries may not
 * load on this machine: both become {@link BusException}.
 */
abstract class PiDevice<T> {
    private final String name;
    private @Nullable Context context;
    private @Nullable T device;

    PiDevice(String name) {
        this.name = name;
    }

    /** What is done with the open device. */
    interface Use<T> {
        void with(T device);
    }

    abstract Provider<?, ?, ?> provider();

    abstract T create(Context in);

    public String name() {
        return name;
    }

    public void open() throws BusException {
        close();
        try {
            Context made = Pi4J.newContextBuilder().add(provider()).build();
            context = made;
            device = create(made);
        } catch (RuntimeException | LinkageError e) {
            close();
            throw new BusException(name + " can't be opened: " + said(e), e);
        }
    }

    final void use(Use<T> use) throws BusException {
        T open = device;
        if (open == null) throw new BusException(name + " is not open");
        try {
            use.with(open);
        } catch (RuntimeException | LinkageError e) {
            close();
            throw new BusException(name + ": " + said(e), e);
        }
    }

    public void close() {
        Context old = context;
        context = null;
        device = null;
        if (old != null) old.shutdown();
    }

    private static String said(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
