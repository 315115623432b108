package org.firstline.base.snmp;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** The users of v3 in the library's terms. */
public final class SnmpUsers {
    private SnmpUsers() {}

    public static UsmUser of(SnmpUser user) {
        return new UsmUser(
                new OctetString(user.name()),
                auth(user.auth()),
                user.auth() == null ? null : new OctetString(user.authPassword()),
                priv(user.priv()),
                user.priv() == null ? null : new OctetString(user.privPassword()));
    }

    /** An engine's id, made of chance, since the library's own way asks the network for this machine's name. */
    public static OctetString engine() {
        var octets = new byte[8];
        new SecureRandom().nextBytes(octets);
        return new OctetString(MPv3.createLocalEngineID(new OctetString(octets)));
    }

    /** How safe a message of this user must be at least. */
    public static int level(SnmpUser user) {
        if (user.priv() != null) return SecurityLevel.AUTH_PRIV;
        return user.auth() != null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.NOAUTH_NOPRIV;
    }

    private static @Nullable OID auth(SnmpUser.@Nullable Auth auth) {
        if (auth == null) return null;
        return switch (auth) {
            case MD5 -> AuthMD5.ID;
            case SHA -> AuthSHA.ID;
            case SHA224 -> AuthHMAC128SHA224.ID;
            case SHA256 -> AuthHMAC192SHA256.ID;
            case SHA384 -> AuthHMAC256SHA384.ID;
            case SHA512 -> AuthHMAC384SHA512.ID;
        };
    }

    private static @Nullable OID priv(SnmpUser.@Nullable Priv priv) {
        if (priv == null) return null;
        return switch (priv) {
            case DES -> PrivDES.ID;
            case AES128 -> PrivAES128.ID;
            case AES192 -> PrivAES192.ID;
            case AES256 -> PrivAES256.ID;
        };
    }
}
