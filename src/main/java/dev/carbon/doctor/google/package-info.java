/**
 * What carbon needs of Google Cloud: login, project, services, rights, quota, and how far away it
 * is. May import doctor, google and everything below; never a command, never an adapter.
 */
@NullMarked
package dev.carbon.doctor.google;

import org.jspecify.annotations.NullMarked;
