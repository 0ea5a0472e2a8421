import { buildParts } from '../lib/build-all.mjs'
import { serverPart } from '../lib/build-server.mjs'

/** Some tests run the server as people do, built; what they run is what the sources say now. */
export default () => buildParts({ parts: [serverPart] })
