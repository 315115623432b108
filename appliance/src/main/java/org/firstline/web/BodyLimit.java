package org.firstline.web;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Answers 413 to a body of more than {@value #BYTES} octets, whether its length was announced or not. */
final class BodyLimit implements ContainerRequestFilter {
    /** A storm of some thousand alerts in one Alertmanager notification fits well. */
    static final int BYTES = 4 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > BYTES) throw tooLarge();
        if (request.hasEntity()) request.setEntityStream(new Counted(request.getEntityStream()));
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(413);
    }

    private static final class Counted extends FilterInputStream {
        private int left = BYTES;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            if (octet >= 0) count(1);
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            if (n > 0) count(n);
            return n;
        }

        private void count(int n) {
            left -= n;
            if (left < 0) throw tooLarge();
        }
    }
}
