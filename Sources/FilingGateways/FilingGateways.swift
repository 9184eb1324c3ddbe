// SPDX-License-Identifier: Apache-2.0

// FilingGateways: doors to outside services over HTTP, behind the ports of FilingServer.
//
//   HTTPGateway          one client with bounds: time, size, no redirects
//   KannelSender         SMSSender over Kannel's sendsms
//   HTTPRealNameCheck    RealNameCheck, HTTPEducationCheck    EducationCheck: JSON over POST
//
// An outage is an error that says nothing of the person it was about: errors are logged.
